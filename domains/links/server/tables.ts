import type { ColumnType, Generated } from 'kysely'

export interface KeptPicture {
  sha256: string
  size: number
  width: number
  height: number
}

declare module '#server/db' {
  interface Database {
    link_previews: {
      chat_id: string
      message_id: string
      id: string
      url: string
      fetched_at: Generated<Date>
      site: string | null
      title: string | null
      description: string | null
      picture: ColumnType<KeptPicture | null, string | null, string | null>
      dropped_at: Date | null
    }
    link_settings: { organization_id: string; off_at: Date | null; set_by: string; set_at: Generated<Date> }
  }
}
