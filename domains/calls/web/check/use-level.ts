import { useEffect, useState } from 'react'

const LOUD = 0.06

/** How loud a microphone is, 0…1, and whether anything has been heard of it yet. */
export function useLevel(track: MediaStreamTrack | undefined): { level: number; heard: boolean } {
  const [level, setLevel] = useState(0)
  const [heard, setHeard] = useState(false)
  useEffect(() => {
    if (!track) return undefined
    const context = new AudioContext()
    // Longer than the pause between two looks, so that no sound falls between them.
    const analyser = new AnalyserNode(context, { fftSize: 16_384 })
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    const wave = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(wave)
      const peak = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      setLevel(Math.min(1, Math.round(peak * 30) / 20))
      if (peak > LOUD) setHeard(true)
    }, 100)
    // Opened by its address, a page may not begin to hear before the first press.
    const resume = () => void context.resume()
    addEventListener('pointerdown', resume)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', resume)
      void context.close()
    }
  }, [track])
  return { level, heard }
}
