import type { Relation } from '#contract/people'
import type { Ground } from '../rules.ts'

interface Bond {
  guardian_id: string
  pupil_id: string
  relation: Relation
  created_at: Date
}

declare module '#server/db' {
  interface Database {
    guardian_limits: {
      id: string
      organization_id: string
      guardian_id: string
      pupil_id: string
      sight: boolean
      signing: boolean
      talk: boolean
      ground: Ground
      document: string
      number: string | null
      day: string
      reason: string
      set_by: string
      set_at: Date
      lifted_by: string | null
      lifted_at: Date | null
      lifted_reason: string | null
    }
    comings_of_age: { pupil_id: string; at: Date }
    age_notices: { pupil_id: string; stage: 'soon' | 'come'; day: string; at: Date }
    kept_guardians: { pupil_id: string; guardian_id: string; kept_at: Date }
    /** Views: bonds that let a guardian see, talk, sign. */
    bonds_seeing: Bond
    bonds_talking: Bond
    bonds_signing: Bond
  }
}
