// Keeps one folder one domain. Run by bin/check.
//  1. A relative import stays inside its own domain, platform or app; a test may use #test.
//  2. What a file may name depends on its side: contract · server · web (the table of docs/architecture.md).
//  3. Platform knows no domain.
//  4. A domain's tables are written only by that domain; others may join them for reading.
//  5. Domains do not need each other in a circle; servers need only those above them in docs/architecture.md.
//  6. Files are kebab-case, components PascalCase.
//  7. What keeps a thing may be refused, and may fail: a fault is never taken for a refusal.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const files = globSync('{domains,platform,apps}/**/*.{ts,tsx}').sort()
const faults = []
const needs = new Map()

const SHARED = ['#contract', '#contract/', '#rules/']
const MAY_NAME = {
  contract: SHARED,
  server: [...SHARED, '#server/', '#domains/'],
  web: [...SHARED, '#live/', '#web/', '#ui', '#ui/', '#screens/'],
}

const home = (file) => (file.startsWith('platform/') ? 'platform' : file.split('/').slice(0, 2).join('/'))
const isTest = (file) => /\.test\.tsx?$/.test(file) || /\/test-[a-z-]+\.ts$/.test(file)

/** contract: what both sides share. */
function sideOf(file) {
  if (/^(domains\/[^/]+|platform|apps)\/server[./]/.test(file) || file.startsWith('apps/cli/')) return 'server'
  if (/^(domains\/[^/]+\/web|platform\/(web|ui)|apps\/web)\//.test(file)) return 'web'
  return 'contract'
}

function checkImport(file, name) {
  const side = sideOf(file)
  if (name.startsWith('.')) {
    const target = path.join(path.dirname(file), name)
    const list = file.startsWith('apps/') && target.startsWith('apps/')
    if (home(target) !== home(file) && !list && !isTest(file))
      faults.push(`${file}: '${name}' leaves ${home(file)}; use its door`)
    if (sideOf(target) !== 'contract' && sideOf(target) !== side)
      faults.push(`${file}: ${side} imports ${sideOf(target)}`)
    return
  }
  if (!name.startsWith('#')) return
  if (isTest(file) && (name.startsWith('#test/') || name.startsWith('#live/'))) return
  if (!MAY_NAME[side].some((door) => (door.endsWith('/') ? name.startsWith(door) : name === door))) {
    faults.push(`${file}: ${side} may not name '${name}'`)
  }
  const [, domain] = name.match(/^#(?:contract|rules|live|domains|screens)\/(.+)$/) ?? []
  if (!domain) return
  if (file.startsWith('platform/') && !isTest(file))
    faults.push(`${file}: platform knows no domain, but names '${name}'`)
  if (file.startsWith('domains/') && !isTest(file)) need(home(file), `domains/${domain}`, name)
}

/** Contracts, servers and screens are three graphs: a screen of one domain may show what another one's server needs. */
function need(from, to, name) {
  const graph = name.startsWith('#domains/') ? 'server' : name.startsWith('#screens/') ? 'web' : 'contract'
  const edges = needs.get(`${graph} ${from}`) ?? new Set()
  if (from !== to) needs.set(`${graph} ${from}`, edges.add(`${graph} ${to}`))
}

function checkTables(file, text, owners) {
  if (!file.startsWith('domains/') || isTest(file)) return
  const kysely = text.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\('(\w+)'/g)
  const plain = text.matchAll(/\b(?:insert into|delete from|update)\s+(\w+)/g)
  for (const [wording, table] of [...kysely, ...plain]) {
    const owner = owners.get(table)
    if (owner?.startsWith('domains/') && owner !== home(file))
      faults.push(`${file}: ${wording} writes a table of ${owner}`)
  }
}

function tableOwners() {
  const migrations = globSync('{domains/*,platform}/migrations/*.sql')
  const made = (file) => [...readFileSync(file, 'utf8').matchAll(/create table (?:if not exists )?(\w+)/g)]
  return new Map(migrations.flatMap((file) => made(file).map(([, table]) => [table, home(file)])))
}

function checkName(file) {
  const name = path.basename(file)
  if (/^[a-z0-9]+(-[a-z0-9]+)*(\.d|\.test)*\.tsx?$/.test(name)) return
  if (/^([A-Z][A-Za-z0-9]*)(\.test)?\.tsx$/.test(name)) return
  faults.push(`${file}: files are kebab-case, components PascalCase`)
}

function checkCircles() {
  const walk = (node, trail) => {
    for (const next of needs.get(node) ?? []) {
      if (trail.includes(next)) faults.push(`circle: ${[...trail.slice(trail.indexOf(next)), next].join(' → ')}`)
      else walk(next, [...trail, next])
    }
  }
  for (const node of needs.keys()) walk(node, [node])
}

/** The rows of the table in docs/architecture.md are floors: one calls those who stand above. */
function checkFloors() {
  const rows = readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| ([a-z]+(?:, [a-z]+)*) +\|/gm)
  const floors = new Map([...rows].flatMap(([, names], floor) => names.split(', ').map((name) => [name, floor])))
  for (const domain of globSync('domains/*').map((folder) => path.basename(folder)))
    if (!floors.has(domain)) faults.push(`docs/architecture.md: ${domain} has no row`)
  for (const [from, edges] of needs)
    for (const to of from.startsWith('server ') ? edges : []) {
      const [caller, called] = [from, to].map((one) => path.basename(one))
      if (floors.get(called) >= floors.get(caller))
        faults.push(`domains/${caller}/server calls ${called}, which does not stand above it in docs/architecture.md`)
    }
}

function checkFaults(file, text) {
  if (sideOf(file) !== 'server' || isTest(file)) return
  for (const [wording] of text.matchAll(/\b(?:access|hold)[A-Z]\w*\((?:[^()]|\([^()]*\))*\)\s*\.catch\(\(\)/g))
    faults.push(`${file}: '${wording}' takes a fault for a refusal; use refusedAs or unlessRefused`)
}

const owners = tableOwners()
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  for (const [, name] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) checkImport(file, name)
  checkTables(file, text, owners)
  checkName(file)
  checkFaults(file, text)
}
checkCircles()
checkFloors()

if (faults.length) {
  console.error([...new Set(faults)].join('\n'))
  process.exit(1)
}
console.log(`boundaries hold: ${files.length} files, ${owners.size} tables with one writer each`)
