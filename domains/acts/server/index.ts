import type { Operation } from '#server/operation'
import { adoptVersion, endAct } from './adopt-version.ts'
import { askToRead } from './ask-to-read.ts'
import './follow.ts'
import { getAct, listActs, listPublic } from './lists.ts'
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
  listPublic,
  openPublic,
]
