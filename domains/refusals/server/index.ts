import type { Operation } from '#server/operation'
import { agreeRefusal } from './agree-refusal.ts'
import './deliver.ts'
import { finishTask } from './finish-task.ts'
import './follow.ts'
import { listTasks } from './list-tasks.ts'
import { listMine, listRefusals } from './lists.ts'
import { printRegister } from './print-register.ts'
import { printNotices, printPhones } from './print-tasks.ts'
import { changeRoute, endRefusal, openScan, recordRefusal } from './record-refusal.ts'

export const refusals: Operation[] = [
  listRefusals,
  listMine,
  recordRefusal,
  agreeRefusal,
  changeRoute,
  endRefusal,
  openScan,
  listTasks,
  finishTask,
  printNotices,
  printPhones,
  printRegister,
]
