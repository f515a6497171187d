export type Words = { [key: string]: string | Words }

/**
 * The sentences at hand, by language and namespace. Values go into {{braces}} as they are; `count` chooses the ending:
 * `people_one`, `people_few`, `people_many`, `people_other`; `context` the word of a kind: `teacher_college` before
 * `teacher`. What a language lacks is said in the fallback one; what
 * nobody has is said by its key, so that it is seen.
 */
export class Phrases {
  private bundles = new Map<string, Map<string, string>>()
  private endings = new Map<string, Intl.PluralRules>()
  private fallback: string

  constructor(fallback: string) {
    this.fallback = fallback
  }

  put(language: string, namespace: string, words: Words): void {
    const bundle = this.bundles.get(`${language} ${namespace}`) ?? new Map()
    for (const [key, sentence] of flat(words)) bundle.set(key, sentence)
    this.bundles.set(`${language} ${namespace}`, bundle)
  }

  say(language: string, namespace: string, key: string, values: Record<string, unknown> = {}): string {
    const found = this.find(language, namespace, key, values) ?? this.find(this.fallback, namespace, key, values)
    return (found ?? key).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''))
  }

  private find(language: string, namespace: string, key: string, values: Record<string, unknown>): string | undefined {
    const bundle = this.bundles.get(`${language} ${namespace}`)
    const { context, count } = values
    for (const name of context ? [`${key}_${context}`, key] : [key]) {
      if (typeof count === 'number') {
        const ended = bundle?.get(`${name}_${this.endingOf(language, count)}`) ?? bundle?.get(`${name}_other`)
        if (ended !== undefined) return ended
      }
      const plain = bundle?.get(name)
      if (plain !== undefined) return plain
    }
    return undefined
  }

  private endingOf(language: string, count: number): string {
    const rules = this.endings.get(language) ?? new Intl.PluralRules(language)
    this.endings.set(language, rules)
    return rules.select(count)
  }
}

const flat = (words: Words, before = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  )
