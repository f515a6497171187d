import type { Operation } from '#server/operation'
import './forget-old.ts'
import { listAboutMe } from './list-about-me.ts'
import { listActors } from './list-actors.ts'
import { listEntries } from './list-entries.ts'
import { listInstallation } from './list-installation.ts'
import { exportEntries, printEntries, printHead } from './papers.ts'
import { verifyChain } from './verify-chain.ts'

export const audit: Operation[] = [
  listEntries,
  listActors,
  listAboutMe,
  listInstallation,
  verifyChain,
  exportEntries,
  printEntries,
  printHead,
]
