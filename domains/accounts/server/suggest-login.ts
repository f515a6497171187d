import type { Db } from '#server/db'

const LETTERS: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
} // biome-ignore format: an alphabet reads as lines

/** A free login from a name: «Анна Кузнецова» → anna.kuznetsova, the next one anna.kuznetsova2. */
export async function suggestLogin(db: Db, name: { lastName: string; firstName: string }): Promise<string> {
  const base = [name.firstName, name.lastName].map(transliterate).filter(Boolean).join('.').slice(0, 34) || 'user'
  const stem = base.length < 3 ? `${base}.zvonok` : base
  const rows = await db.selectFrom('accounts').select('login').where('login', 'like', `${stem}%`).execute()
  const taken = new Set(rows.map(({ login }) => login?.toLowerCase()))
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}

/** Latin letters as most people would spell the name; signs that a login cannot bear fall away. */
export function transliterate(word: string): string {
  const latin = [...word.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('')
  return latin
    .normalize('NFD')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
}
