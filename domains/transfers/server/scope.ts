import type pg from 'pg'

interface Reference {
  column: string
  to: string
  required: boolean
}

interface Shape {
  name: string
  columns: string[]
  references: Reference[]
}

export interface ScopedTable {
  name: string
  columns: string[]
  /** Which rows are the school's; $1 is its id. */
  where: string
  /** Ways in do not travel: these become empty, or the bearer's of the import. */
  accounts: { column: string; required: boolean }[]
}

/**
 * What stays behind: ways in, what only the installation's secrets can read, what is one person's own business, drafts
 * of lists, and what is computed anew.
 */
const LEFT_BEHIND = new Set([
  ...['migrations', 'activation_sheets', 'invitations', 'join_requests', 'application_decisions', 'step_demands'],
  ...['bookmarks', 'chat_options', 'held_messages', 'consent_confirmations', 'delivery_tasks'],
  ...[
    'roster_imports',
    'roster_items',
    'roster_changes',
    'push_told',
    'matters_told',
    'search_chats',
    'search_entries',
  ],
  ...['network_consents', 'suspended_people', 'calendar_feeds', 'call_guests'],
  ...['school_exports', 'school_imports', 'journals', 'journal_syncs', 'sign_in_providers'],
])

/** Two people's own talk is theirs: it leaves by their own exports, and with a backup of the whole. */
const ALSO: Record<string, string> = { chats: `t.kind <> 'direct'` }

/** Where the schema has no reference to follow. */
const BY_HAND: Record<string, string> = {
  organizations: 't.id = $1',
  topics: 't.topic_id = $1 or t.topic_id in (select id from scope_chats)',
  mentions: 't.chat_id in (select id from scope_chats)',
  reactions: 't.chat_id in (select id from scope_chats)',
  audit_chains: 't.chain_id = $1',
  audit_checkpoints: 't.chain_id = $1',
  audit_entries: 't.chain_id = $1',
  kept_contents:
    't.kept_for in (select id from scope_moderation_cases union select id from scope_link_previews union select id from scope_act_versions union select id from scope_help_requests union select id from scope_lessons union select id from scope_task_works)',
}

const LATE = ['topics', 'mentions', 'reactions', 'kept_contents']

/**
 * The tables of one school, parents first: those that name it, and those that name what is its. A row that names
 * something left behind stays behind with it. A new domain's tables travel without a word here.
 */
export async function scopeOf(client: pg.ClientBase): Promise<ScopedTable[]> {
  const shapes = new Map((await readShapes(client)).map((shape) => [shape.name, shape]))
  const ordered: Shape[] = []
  const visiting = new Set<string>()
  const known = new Map<string, boolean>()

  function belongs(shape: Shape): boolean {
    const earlier = known.get(shape.name)
    if (earlier !== undefined) return earlier
    if (LEFT_BEHIND.has(shape.name) || visiting.has(shape.name)) return false
    visiting.add(shape.name)
    const parents = shape.references.filter(({ to }) => to !== 'accounts' && to !== shape.name)
    const held = parents.filter(({ to }) => shapes.has(to) && belongs(shapes.get(to)!))
    const unheld = parents.some((parent) => parent.required && !held.includes(parent))
    const is =
      shape.name in BY_HAND ||
      (!unheld && (shape.columns.includes('organization_id') || held.some((one) => one.required)))
    visiting.delete(shape.name)
    known.set(shape.name, is)
    if (is) ordered.push(shape)
    return is
  }
  const late = (name: string) => (LATE.includes(name) ? 1 : 0)
  for (const shape of [...shapes.values()].sort((one, other) => late(one.name) - late(other.name))) belongs(shape)
  return ordered.map((shape) => scoped(shape, known))
}

function scoped({ name, columns, references }: Shape, known: Map<string, boolean>): ScopedTable {
  const parents = references.filter(({ to }) => known.get(to) && to !== name && to !== 'organizations')
  const conditions = [
    ...(BY_HAND[name] ? [`(${BY_HAND[name]})`] : []),
    ...(!BY_HAND[name] && columns.includes('organization_id') ? ['t.organization_id = $1'] : []),
    ...(ALSO[name] ? [`(${ALSO[name]})`] : []),
    ...parents.map(
      ({ column, to, required }) =>
        `(${required ? '' : `t."${column}" is null or `}t."${column}" in (select id from scope_${to}))`,
    ),
  ]
  const accounts = references
    .filter(({ to }) => to === 'accounts')
    .map(({ column, required }) => ({ column, required }))
  return { name, columns, where: conditions.join(' and '), accounts }
}

async function readShapes(client: pg.ClientBase): Promise<Shape[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`)
  const { rows: references } = await client.query<Reference & { from: string }>(`
    select f.relname as from, t.relname as to, a.attname as column, a.attnotnull as required
      from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) = 1`)
  return tables.map((table) => ({ ...table, references: references.filter(({ from }) => from === table.name) }))
}
