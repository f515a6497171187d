import type { Check } from '../../contract.ts'

declare module '#server/db' {
  interface Database {
    /** R111: readiness before remote lessons is read from here. */
    device_checks: {
      person_id: string
      organization_id: string
      at: Date
      device: Check['device']
      camera: Check['camera']
      microphone: Check['microphone']
      speaker: Check['speaker']
      network: Check['network']
      down_kbit: number | null
      up_kbit: number | null
      rtt_ms: number | null
    }
  }
}
