import { type Chance, chance } from './random.ts'
import { type Conversation, type Roles, stage } from './stage.ts'
import { WRITTEN } from './talk/index.ts'
import { PARENTS, PUPILS, type Scene, TEACHERS } from './talk/scenes.ts'
import { type Line, readScreenplay } from './talk/screenplay.ts'
import type { ChatKey, Person, SchoolClass } from './types.ts'

const KINDS = { class: PUPILS, parents: PARENTS, teachers: TEACHERS }
const MOST = 8

/** The chats nobody wrote by hand: two scenes each, played by people of the class. */
export function smallTalk(today: string, classes: SchoolClass[], present: (chat: ChatKey) => Person[]): Conversation[] {
  const luck = chance('разговоры')
  return (['class', 'parents', 'teachers'] as const).flatMap((kind) => {
    const deal = sceneBag(KINDS[kind], luck)
    return classes
      .filter(({ name }) => !WRITTEN.some((chat) => chat.kind === kind && chat.class === name))
      .flatMap((one) => {
        const chat: ChatKey = { kind, class: one.name }
        const people = present(chat)
        return scenesFor(one.grade, deal, luck).map((lines) =>
          stage(today, chat, lines, people, cast(one, people, luck)),
        )
      })
  })
}

type Deal = (grade: number, not?: Scene) => Scene

/** Deals scenes so that each comes round before any comes twice. */
function sceneBag(scenes: Scene[], luck: Chance): Deal {
  let left: Scene[] = []
  return (grade, not) => {
    const fits = (scene: Scene) => scene.from <= grade && grade <= scene.to && scene !== not
    if (!left.some(fits)) left = [...left, ...luck.shuffled(scenes)]
    return left.splice(left.findIndex(fits), 1)[0]!
  }
}

/** An older and a fresh one; only the fresh one when both are long. */
function scenesFor(grade: number, deal: Deal, luck: Chance): Line[][] {
  const first = deal(grade)
  const older = setScene(first, -luck.whole(8, 24), luck)
  const fresh = setScene(deal(grade, first), -luck.whole(1, 6), luck)
  return older.length + fresh.length > MOST ? [fresh] : [older, fresh]
}

function setScene(scene: Scene, day: number, luck: Chance): Line[] {
  const time = `${luck.whole(15, 18)}:${String(luck.whole(0, 59)).padStart(2, '0')}`
  const vary = (count: number) => luck.whole(Math.max(1, count - 2), count + 2)
  return readScreenplay(`@ ${day} ${time}\n${scene.text}`).map((line) => ({
    ...line,
    reactions: line.reactions.map(({ word, count }) => ({ word, count: vary(count) })),
  }))
}

function cast(one: SchoolClass, people: Person[], luck: Chance): Roles {
  const teacher = people.find((person) => person.key === one.classTeacher)!
  const [a, b, c] = luck.shuffled(people.filter((person) => person !== teacher))
  return { T: teacher, A: a!, B: b!, C: c! }
}
