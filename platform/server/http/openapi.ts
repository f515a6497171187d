import { z } from 'zod'
import { type AnyContract, ERROR_STATUS } from '#contract'
import type { Operation } from '../operation.ts'

type Schema = Record<string, unknown> & { properties?: Record<string, unknown>; required?: string[] }

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return schema as Schema
}

const json = (schema: unknown) => ({ 'application/json': { schema } })

/** The description of the whole wire, made from the contracts that the server itself obeys. */
export function describeOperations(operations: Operation[]): object {
  const paths = operations.map(({ contract }) => [
    `/api/${contract.name}`,
    { [contract.kind === 'command' || contract.kind === 'upload' ? 'post' : 'get']: describe(contract) },
  ])
  const refusal = {
    type: 'object',
    required: ['error', 'reason', 'requestId'],
    properties: {
      error: { enum: Object.keys(ERROR_STATUS) },
      reason: { type: 'string', description: 'A sentence for the person, in the language of Accept-Language (ru, en)' },
      field: { type: 'string' },
      requestId: { type: 'string' },
    },
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Звонок', version: '1' },
    paths: Object.fromEntries(paths),
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'zvonok_session' },
      },
    },
  }
}

function describe(contract: AnyContract): object {
  const input = schemaOf(contract.input, 'input')
  return {
    operationId: contract.name,
    tags: [contract.name.split('.')[0]],
    'x-who': contract.who,
    ...(contract.who === 'anyone' ? {} : { security: [{ bearer: [] }, { cookie: [] }] }),
    ...(contract.kind === 'command'
      ? { requestBody: { required: true, content: json(input) } }
      : { parameters: parametersOf(input) }),
    ...(contract.kind === 'upload'
      ? { requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content:
          contract.kind === 'download'
            ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
            : json(schemaOf(contract.output, 'output')),
      },
      default: { description: 'Refused', content: json({ $ref: '#/components/schemas/Refusal' }) },
    },
  }
}

const parametersOf = ({ properties = {}, required = [] }: Schema) =>
  Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
