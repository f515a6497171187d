import type { Operation } from '#server/operation'
import { getCalendar, saveCalendar } from './calendar/calendar.ts'
import { changeLesson } from './days/change-lesson.ts'
import { getLessonOfCall } from './days/lesson-of-call.ts'
import { getLesson } from './days/lesson-page.ts'
import { listLessons } from './days/list-lessons.ts'
import { admitPhone, askForPhone } from './days/phones.ts'
import { recordLesson } from './days/record-lesson.ts'
import { startLesson } from './days/start-lesson.ts'
import { listEquipment, setEquipment } from './remote/equipment.ts'
import { declareRemote, endRemote, listOrders } from './remote/orders.ts'
import { getReadiness } from './remote/readiness.ts'
import { answerWork } from './tasks/answer-work.ts'
import { handIn } from './tasks/hand-in.ts'
import { listTasks } from './tasks/list-tasks.ts'
import { openTaskFile, openWorkFile } from './tasks/open-files.ts'
import { announceTimetable } from './timetable/announce-timetable.ts'
import { removeBells, saveBells } from './timetable/bells.ts'
import { getTimetable } from './timetable/get-timetable.ts'
import { listTimetables } from './timetable/list-timetables.ts'
import { printMine, printTimetable } from './timetable/print.ts'
import { readTable } from './timetable/read-table.ts'
import { setSlot } from './timetable/set-slot.ts'
import { setTimetable } from './timetable/set-timetable.ts'
import { writeTimetables } from './timetable/write-timetables.ts'
import './follow.ts'

export const lessons: Operation[] = [
  getTimetable,
  listTimetables,
  saveBells,
  removeBells,
  setTimetable,
  setSlot,
  announceTimetable,
  readTable,
  writeTimetables,
  printTimetable,
  printMine,
  listLessons,
  getLesson,
  changeLesson,
  recordLesson,
  handIn,
  answerWork,
  openTaskFile,
  openWorkFile,
  listTasks,
  getCalendar,
  saveCalendar,
  startLesson,
  getLessonOfCall,
  askForPhone,
  admitPhone,
  listOrders,
  declareRemote,
  endRemote,
  getReadiness,
  listEquipment,
  setEquipment,
]

export { accessLesson, type HeldLesson, keepLesson } from './days/hold.ts'
export { readDays } from './days/read-days.ts'
export { zoneOf } from './zone.ts'
