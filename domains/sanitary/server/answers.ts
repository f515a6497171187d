import { fullName } from '#domains/people'
import { applyAnswers, NORMS, type Norm } from '#rules/sanitary'
import type { Db } from '#server/db'

export async function readAnswers(db: Db, organizationId: string) {
  const rows = await db
    .selectFrom('sanitary_answers')
    .innerJoin('people', 'people.id', 'confirmed_by')
    .select(['norm_id', 'value', 'confirmed_at', 'last_name', 'first_name', 'patronymic'])
    .where('sanitary_answers.organization_id', '=', organizationId)
    .orderBy('norm_id')
    .execute()
  return rows.map((row) => ({
    normId: row.norm_id,
    value: row.value,
    by: fullName(row),
    at: row.confirmed_at.toISOString(),
  }))
}

/** The norms as this school goes by them. */
export async function readNorms(db: Db, organizationId: string): Promise<Norm[]> {
  const answers = await readAnswers(db, organizationId)
  return applyAnswers(NORMS.norms, new Map(answers.map(({ normId, value }) => [normId, value])))
}
