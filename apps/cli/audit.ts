import { headOf, INSTALLATION, signHead, type Verdict, verifyChain } from '#server/audit'
import { openDatabase } from '#server/database'
import type { Db } from '#server/db'

const FAULTS = {
  changed: 'запись изменена',
  missing: 'записи нет',
  tail: 'конец цепочки не тот, что был записан',
  head: 'не сходится с контрольным листом',
} as const

const [command, ...rest] = process.argv.slice(2)
const at = rest.indexOf('--head')
const kept = at < 0 ? [] : [readHead(rest.splice(at, 2)[1])]
const [school] = rest

if (command !== 'verify' && command !== 'head') stop(`Неизвестная команда «${command}». bin/audit --help`)
const database = await openDatabase({ connections: 2, prepare: async () => [] }).catch((error) =>
  stop(`База не открывается: ${error.message}`),
)
let broken = false
try {
  const chains = await findChains(database.db, school)
  if (chains.length === 0) stop('Такой школы здесь нет')
  if (kept.length > 0 && chains.length > 1) stop('С контрольным листом сверяют одну школу: назовите её')
  for (const { id, name } of chains) {
    if (command === 'head') sayHead(id, name, await headOf(database.db, id))
    else {
      const verdict = await verifyChain(database.db, id, kept)
      broken ||= verdict.fault !== null
      console.log(`${verdict.fault ? '✗' : '✓'} ${name}: ${sayVerdict(verdict)}`)
    }
  }
} catch (error) {
  stop(`Прочитать журнал не получилось: ${(error as Error).message}`)
} finally {
  await database.close(database.started)
}
process.exit(broken ? 1 : 0)

function sayVerdict({ entries, from, head, fault }: Verdict): string {
  const kept = from > 1 ? `, более ранние забыты по сроку` : ''
  if (fault) return `${FAULTS[fault.kind]}, № ${fault.no}. До неё проверено: ${entries}`
  return `записей ${entries} (№ ${from}–${head.no})${kept}; хеш ${head.hash}`
}

function sayHead(id: string, name: string, head: { no: number; hash: string }): void {
  const { signature, publicKey } = signHead(id, head)
  console.log(`${name}\n  ${head.no}:${head.hash}\n  подпись ${signature}\n  ключ    ${publicKey}`)
}

async function findChains(db: Db, wanted: string | undefined): Promise<{ id: string; name: string }[]> {
  const schools = await db.selectFrom('organizations').select(['id', 'name']).orderBy('name').execute()
  const all = [{ id: INSTALLATION, name: 'Установка' }, ...schools]
  if (!wanted) return all
  return all.filter(({ id, name }) => id === wanted || name.toLowerCase().includes(wanted.toLowerCase()))
}

function readHead(text = ''): { no: number; hash: string } {
  const [, no, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text.replaceAll(' ', '')) ?? []
  if (!no || !hash) stop('Контрольный лист пишут так: 12:0123…  (номер, двоеточие, 64 знака)')
  return { no: Number(no), hash }
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
