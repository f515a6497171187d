import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { AnyContract } from '#contract'

type Schema = z.core.JSONSchema.BaseSchema

/** An input of the right kinds, with ids of nothing there is. Throws where the contract asks for more than kinds. */
export function sampleOf({ name, input }: AnyContract): Record<string, unknown> {
  const made = sample(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })) as Record<string, unknown>
  const parsed = input.safeParse(made)
  if (!parsed.success) throw new Error(`${name}: no sample can be made: ${JSON.stringify(parsed.error.issues)}`)
  return made
}

function sample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const [one] = schema.anyOf ?? schema.oneOf ?? []
  if (one) return sample(one)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sample))
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [key, sample(value as Schema)]),
      )
    case 'array':
      return [sample((schema.items ?? {}) as Schema)]
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return textOf(schema)
  }
}

function textOf({ format, minLength, pattern }: Schema): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'date-time') return '2027-01-15T09:00:00Z'
  if (format === 'date' || pattern?.includes('\\d{4}-')) return '2027-01-15'
  if (format === 'email') return 'a@school.example'
  return 'Слово'.padEnd(minLength ?? 1, 'о')
}
