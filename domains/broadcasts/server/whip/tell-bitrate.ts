import { ReceiverEstimatedMaxBitrate, type RTCRtpReceiver, RtcpPayloadSpecificFeedback } from 'werift'

/** How much a camera may send: without a word of ours a browser stays at a third of it. */
export function tellBitrate({ rtcpSsrc, dtlsTransport }: RTCRtpReceiver, ssrc: number, bitrate: number): void {
  // draft-alvestrand-rmcat-remb: 18 bits and a power of two.
  const brExp = Math.max(0, Math.ceil(Math.log2(bitrate / 0x3ffff)))
  const feedback = new ReceiverEstimatedMaxBitrate({
    senderSsrc: rtcpSsrc,
    mediaSsrc: 0,
    brExp,
    brMantissa: bitrate >> brExp,
    ssrcNum: 1,
    ssrcFeedbacks: [ssrc],
  })
  // A camera that has just gone is told in vain.
  dtlsTransport.sendRtcp([new RtcpPayloadSpecificFeedback({ feedback })]).catch(() => undefined)
}
