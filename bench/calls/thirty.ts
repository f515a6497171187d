import { randomUUID } from 'node:crypto'
import { answer, getCall, joinCall, keepStay, publish, receive, startCall, watch } from '#contract/calls'
import { listChats } from '#contract/chats'
import { startServer } from '../../test/running-server.ts'
import { openRunningWorld } from '../../test/running-world.ts'
import { type Member, openSchool } from '../../test/school.ts'
import type { Answer } from '../../test/world.ts'
import { type Outcome, percentile } from '../figures.ts'
import { openReceiver, openSender, until } from './peers.ts'

// A class comes at the same moment: by our own protocol, with every check there is, over a running server.

const SOURCES = ['mic', 'camera', 'screen', 'screenSound'] as const

export async function measureThirty(engine: 'builtin' | 'janus', people: number): Promise<Outcome> {
  const server = await startServer({ environment: { CALL_ENGINE: engine, ZVONOK_LOG: 'warn' } })
  const world = await openRunningWorld(server)
  const faults: string[] = []
  const times: number[] = []
  let all = Number.NaN
  const leaving: (() => Promise<unknown>)[] = []
  try {
    const school = await openSchool(world)
    const class7a = await school.addClass('7А')
    const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
    const members = [elena]
    while (members.length < people) members.push(await school.pupil(`Ученик Номер${members.length}`, class7a))
    const chatId = (await elena.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'class')!.id
    const callId = randomUUID()
    await elena.does(startCall, { id: callId, chatId, kind: 'video' })
    const began = Date.now()
    const enter = async (member: Member) => {
      const left = await takePart(member, callId, people)
      times.push(Date.now() - began)
      leaving.push(left)
    }
    await Promise.all(members.map(enter))
    all = Date.now() - began
  } catch (error) {
    faults.push(String(error).slice(0, 300))
  }
  for (const leave of leaving) await leave()
  await world.close()
  await server.stop()
  return {
    scenario: `${people} people come into a call at the same moment`,
    subject: engine,
    figures: [
      { name: 'hears all the others and is sent pictures, p50', value: percentile(times, 0.5) / 1000, unit: 's' },
      { name: 'everybody', value: all / 1000, unit: 's', target: { most: 60 } },
    ],
    faults,
  }
}

/** Until this one hears everybody else; ends by a function that leaves. */
async function takePart(member: Member, callId: string, people: number): Promise<() => Promise<unknown>> {
  const joined = await said(member.does(joinCall, { id: randomUUID(), callId, mic: true, camera: true }))
  const stay = { callId, stayId: joined.stayId }
  const sender = await openSender(SOURCES)
  const receiver = openReceiver()
  const { sdp } = await said(member.does(publish, { ...stay, no: 1, sdp: sender.offer, mids: sender.mids }))
  await sender.take(sdp)
  sender.talk(true)
  const { call, me, pictures } = (await member.reads(getCall, { callId })).body
  const others = call.participants.map(({ person }) => person.id).filter((id) => id !== me)
  const cameras = others.slice(0, pictures).map((peer) => ({ peer, large: false }))
  await said(member.does(watch, { ...stay, no: 1, cameras }))
  const keeping = setInterval(() => member.does(keepStay, stay).catch(() => undefined), 10_000) // the call may be over
  const heard = new Set<string>()
  let done = false
  const listen = async () => {
    for (let no = 1; !done; no += 1) {
      const { offer } = await said(member.does(receive, { ...stay, no, fresh: no === 1 }))
      if (!offer || done) continue
      const sdp = await receiver.answer(offer.sdp)
      await said(member.does(answer, { ...stay, no, version: offer.version, sdp }))
      for (const { peer, source } of offer.slots) if (source === 'mic') heard.add(peer)
    }
  }
  const listening = listen()
  await Promise.race([
    listening,
    until(
      `${member.personId} hears all`,
      () => heard.size === people - 1 && sender.connected() && receiver.packets > 20,
    ),
  ])
  return async () => {
    done = true
    clearInterval(keeping)
    listening.catch(() => undefined) // its last question is answered after the server has gone
    await Promise.all([sender.close(), receiver.close()])
  }
}

async function said<O>(answered: Promise<Answer<O>>): Promise<O> {
  const { status, body } = await answered
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}
