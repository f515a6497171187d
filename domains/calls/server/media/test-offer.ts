import { MediaStreamTrack, RTCPeerConnection } from 'werift'
import { readOffer } from './sdp.ts'

/** For tests: an offer of a microphone, named 0, as it goes on to an engine. */
export async function offerOf(): Promise<string> {
  const connection = new RTCPeerConnection({ iceServers: [] })
  connection.addTransceiver(new MediaStreamTrack({ kind: 'audio' }), { direction: 'sendonly' })
  await connection.setLocalDescription(await connection.createOffer())
  const { sdp } = connection.localDescription!
  await connection.close()
  return readOffer(sdp, { 0: 'mic' })
}
