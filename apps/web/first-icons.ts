import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const LUCIDE = path.join(ROOT, 'node_modules/lucide-react/dist/esm')

/** Where the first screens draw from: the frame, the parts of the design, the doors of the domains, the chats. */
const FIRST = [
  'apps/web/*.{ts,tsx}',
  'platform/ui/**/*.tsx',
  'domains/*/web/index.ts',
  'domains/chats/web/*.{ts,tsx}',
  'domains/chats/web/{compose,conversation,feed,home,list}/*.{ts,tsx}',
]

/** An icon that no first screen shows need not come before somebody opens what shows it. */
export const isLaterIcon = (file: string): boolean =>
  file.includes('/lucide-react/dist/esm/icons/') && !first().has(file)

let known: ReadonlySet<string> | undefined
const first = () => (known ??= findFirst())

function findFirst(): ReadonlySet<string> {
  const files = new Map<string, string>()
  const barrel = readFileSync(path.join(LUCIDE, 'lucide-react.mjs'), 'utf8')
  for (const [, names, file] of barrel.matchAll(/export \{([^}]*)\} from '\.\/(icons\/[\w-]+\.mjs)'/g))
    for (const [, name] of names!.matchAll(/default as (\w+)/g)) files.set(name!, path.join(LUCIDE, file!))
  const wanted = new Set<string>()
  for (const source of globSync(FIRST, { cwd: ROOT })) {
    const code = readFileSync(path.join(ROOT, source), 'utf8')
    for (const [, names] of code.matchAll(/import \{([^}]*)\} from 'lucide-react'/g))
      for (const name of names!.matchAll(/(\w+)(?: as \w+)?,?/g))
        if (files.has(name[1]!)) wanted.add(files.get(name[1]!)!)
  }
  return wanted
}
