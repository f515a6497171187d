import { spokenName } from '#domains/people'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import type { LessonPage } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { readHanding } from '../tasks/access.ts'
import { viewFile, viewWorks } from '../tasks/views.ts'
import { accessLesson, type HeldLesson } from './hold.ts'
import { viewLessons } from './views.ts'

export const getLesson = handleQuery(contract.getLesson, async ({ tx, actor, input }) =>
  viewLessonPage(tx, await accessLesson(tx, actor, input)),
)

export async function viewLessonPage(db: Db, held: HeldLesson): Promise<LessonPage> {
  const { laid, hat, leads, zone } = held
  const [lesson] = await viewLessons(db, [laid], { zone, personId: hat.personId })
  const record = laid.lessonId
    ? await db
        .selectFrom('lessons')
        .select(['form', 'means', 'task_files', 'task_handed_in'])
        .where('id', '=', laid.lessonId)
        .executeTakeFirst()
    : undefined
  const pupils = await readHanding(db, held)
  return {
    lesson: lesson!,
    form: record?.form ?? null,
    means: record?.means ?? null,
    files: (record?.task_files ?? []).map(viewFile),
    handedIn: record?.task_handed_in ?? false,
    pupils,
    works: laid.lessonId
      ? await viewWorks(db, laid.lessonId, { zone, pupilIds: leads ? null : pupils.map(({ id }) => id) })
      : [],
    chatId: await findLessonChat(db, held),
    recordings: laid.lessonId ? await readRecordings(db, laid.lessonId, hat) : [],
    phones: leads && laid.lessonId ? await readPhones(db, laid.lessonId) : [],
    can: { lead: leads, change: hat.administers },
  }
}

/** The subject's chat of the class, else the class's own; one where the looking person sits. */
async function findLessonChat(db: Db, { laid, hat }: HeldLesson): Promise<string | null> {
  const chats = await db
    .selectFrom('chats')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'chats.id')
    .select(['chats.id', 'automatic'])
    .where('class_id', '=', laid.classId)
    .where('person_id', '=', hat.personId)
    .where('chat_seats.left_at', 'is', null)
    .where('chats.archived_at', 'is', null)
    .where('kind', '=', 'group')
    .where(({ eb, or, and }) =>
      or([eb('automatic', '=', 'class'), and([eb('subject_id', '=', laid.subjectId), eb('follows', '=', 'pupils')])]),
    )
    .execute()
  return (chats.find(({ automatic }) => automatic === null) ?? chats[0])?.id ?? null
}

/** Those that are told to whoever looks: by a seat in the chat of the call, or by running the school. */
async function readRecordings(
  db: Db,
  lessonId: string,
  { personId, administers }: HeldLesson['hat'],
): Promise<string[]> {
  let rows = db
    .selectFrom('recordings')
    .innerJoin('lesson_calls', 'lesson_calls.call_id', 'recordings.call_id')
    .select('recordings.id')
    .where('lesson_id', '=', lessonId)
    .where('deleted_at', 'is', null)
  if (!administers) {
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('chat_seats')
          .select('person_id')
          .whereRef('chat_id', '=', 'recordings.chat_id')
          .where('person_id', '=', personId)
          .where('left_at', 'is', null),
      ),
    )
  }
  return (await rows.orderBy('started_at').execute()).map(({ id }) => id)
}

async function readPhones(db: Db, lessonId: string): Promise<LessonPage['phones']> {
  const rows = await db
    .selectFrom('lesson_phones')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['person_id', 'admitted_at', 'last_name', 'first_name', 'patronymic'])
    .where('lesson_id', '=', lessonId)
    .orderBy('asked_at')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: spokenName(row, ['pupil']),
    admitted: row.admitted_at !== null,
  }))
}
