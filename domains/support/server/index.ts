import type { Operation } from '#server/operation'
import { askForHelp } from './ask-for-help.ts'
import { askFromOutside, getFromOutside } from './ask-from-outside.ts'
import { getFirstSteps, putAwayFirstSteps } from './first-steps.ts'
import './follow.ts'
import { countWaiting, getRequest, listMine, listOperatorQueue, listQueue } from './lists.ts'
import { openFile } from './open-file.ts'
import { listReadyAnswers, removeReadyAnswer, saveReadyAnswer } from './ready-answers.ts'
import { reply } from './reply.ts'
import { closeRequest, markSeen, passToOperator, passToSchool, takeRequest } from './steps.ts'

export const support: Operation[] = [
  askForHelp,
  askFromOutside,
  getFromOutside,
  listMine,
  listQueue,
  listOperatorQueue,
  countWaiting,
  getRequest,
  reply,
  markSeen,
  takeRequest,
  closeRequest,
  passToOperator,
  passToSchool,
  openFile,
  listReadyAnswers,
  saveReadyAnswer,
  removeReadyAnswer,
  getFirstSteps,
  putAwayFirstSteps,
]
