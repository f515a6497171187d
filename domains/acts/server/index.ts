import type { Operation } from '#server/operation'
import { adoptVersion, endAct } from './adopt-version.ts'
import { askToRead } from './ask-to-read.ts'
import './follow.ts'
import { getAct, listActs, listPublic } from './lists.ts'
import { listMoves } from './moves/list-moves.ts'
import { markMoved } from './moves/mark-moved.ts'
import { planMoves } from './moves/plan-moves.ts'
import { removeMove, saveMove } from './moves/save-move.ts'
import { openDocument, openPublic } from './open-document.ts'
import { preparePaper } from './prepare-paper.ts'
import { createAct, draftVersion, editDraft, openPage, removeDraft, showAct } from './write-acts.ts'

export const acts: Operation[] = [
  listActs,
  getAct,
  createAct,
  editDraft,
  draftVersion,
  adoptVersion,
  endAct,
  removeDraft,
  showAct,
  openPage,
  askToRead,
  openDocument,
  preparePaper,
  listMoves,
  planMoves,
  saveMove,
  markMoved,
  removeMove,
  listPublic,
  openPublic,
]
