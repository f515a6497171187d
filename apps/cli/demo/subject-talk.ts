import { chance } from './random.ts'
import { type Conversation, stage } from './stage.ts'
import { readScreenplay } from './talk/screenplay.ts'
import { TOPICS } from './topics.ts'
import type { ChatKey, Person, Teaching } from './types.ts'

// T teaches the subject, A is a pupil; {task} is what was given for home.
const SCENES = [
  `T: Задание к следующему уроку: {task}.
~ Принято 5
A: А если не успел{а} записать в классе, можно с доски по фото?
T ^: Можно. Фото доски сейчас пришлю в материалы.
~ Спасибо 4`,
  `T: Напоминаю: {task}. Кто болеет, делает дома и присылает мне.
~ Принято 6`,
  `A: Здравствуйте! Что задали? Меня сегодня не было.
T ^: Задали вот что: {task}. Выздоравливай, на следующем уроке повторим.
~ Спасибо 1`,
  `T: Проверила работы, справились хорошо. На завтра: {task}.
~ Ура 3
A: Спасибо!`,
]

/** Chats of subjects from the fifth grade on: four of five have something said in them lately. */
export function subjectTalk(
  today: string,
  teachings: Teaching[],
  present: (chat: ChatKey) => Person[],
): Conversation[] {
  const luck = chance('предметы')
  return teachings.flatMap(({ subject, class: name, teacher }) => {
    const tasks = (TOPICS[subject] ?? []).flatMap(([, task]) => (task ? [task] : []))
    if (Number.parseInt(name, 10) < 5 || tasks.length === 0 || luck.next() > 0.8) return []
    const chat: ChatKey = { kind: 'subject', class: name, subject }
    const people = present(chat)
    const author = people.find(({ key }) => key === teacher)
    const pupil = luck.of(people.filter((one) => one.class === name))
    if (!author || !pupil) return []
    const time = `${luck.whole(14, 16)}:${String(luck.whole(10, 59))}`
    const said = luck.of(SCENES).replaceAll('{task}', inSentence(luck.of(tasks)))
    const spoken = author.sex === 'm' ? said.replace('Проверила', 'Проверил') : said
    return [
      stage(today, chat, readScreenplay(`@ -${luck.whole(1, 9)} ${time}\n${spoken}`), people, { T: author, A: pupil }),
    ]
  })
}

/** «Прочитать главы» after a colon is «прочитать главы»; «Ex. 4» stays. */
const inSentence = (task: string): string =>
  /^[А-ЯЁ]/.test(task) ? task.charAt(0).toLowerCase() + task.slice(1) : task
