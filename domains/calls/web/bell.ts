const EVERY = 3000

/** A school bell of two soft notes, made on the spot. Where the browser lets no sound begin, it is only seen. */
export function bell(): () => void {
  const context = new AudioContext()
  const strike = () => {
    if (context.state !== 'running') return
    for (const [place, pitch] of [880, 660].entries()) {
      const at = context.currentTime + place * 0.28
      const tone = new OscillatorNode(context, { frequency: pitch })
      const volume = new GainNode(context, { gain: 0 })
      volume.gain.setValueAtTime(0.14, at)
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9)
      tone.connect(volume).connect(context.destination)
      tone.start(at)
      tone.stop(at + 1)
    }
  }
  strike()
  const timer = setInterval(strike, EVERY)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}
