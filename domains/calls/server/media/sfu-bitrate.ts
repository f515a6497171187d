import { ReceiverEstimatedMaxBitrate, RtcpPayloadSpecificFeedback } from 'werift'
import type { Source } from '../../contract.ts'
import type { Flow } from './sfu-flow.ts'

const SOUND = 64_000
const SCREEN = 1_500_000
const SPARE = 100_000
const SMALL = 130_000
const LARGE = 700_000

/** A picture that nobody watches large is sent small only: the browser stops making the other one by itself. */
function cameraOf(camera: Flow | undefined, peers: number): number {
  if (!camera?.allowed) return 0
  if (camera.layered) return SMALL + (camera.wantedLarge ? LARGE : 0)
  return peers <= 4 ? 700_000 : peers <= 9 ? 350_000 : 180_000
}

/**
 * How much a peer may send in all: without a word of ours browsers stay at a third of it. One word for the whole
 * connection, since the least of several would hold for all.
 */
export function tellBitrate(flows: Map<Source, Flow>, peers: number): void {
  const arriving = [...flows.values()].flatMap((flow) => flow.arriving)
  const first = arriving[0]
  if (!first) return
  const bitrate =
    SPARE +
    SOUND +
    cameraOf(flows.get('camera'), peers) +
    (flows.get('screen')?.allowed ? SCREEN : 0) +
    (flows.get('screenSound')?.allowed ? SOUND : 0)
  const { receiver } = first.transceiver
  const feedback = new ReceiverEstimatedMaxBitrate({
    senderSsrc: receiver.rtcpSsrc,
    mediaSsrc: 0,
    ...asPower(bitrate),
    ssrcNum: arriving.length,
    ssrcFeedbacks: arriving.map(({ ssrc }) => ssrc),
  })
  receiver.dtlsTransport.sendRtcp([new RtcpPayloadSpecificFeedback({ feedback })]).catch(() => undefined)
}

/** draft-alvestrand-rmcat-remb: 18 bits and a power of two. */
function asPower(bitrate: number): { brExp: number; brMantissa: number } {
  let brExp = 0
  while (bitrate >> brExp > 0x3ffff) brExp += 1
  return { brExp, brMantissa: bitrate >> brExp }
}
