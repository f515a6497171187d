import './surfaces.css'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** On a phone: `lead` stands left, `main` is the row's first line, `act` right of it; others go beneath with their head. */
  place?: 'lead' | 'main' | 'act' | 'num'
  /** The head is heard, not drawn. */
  headHidden?: boolean
  /** The head's shorter name on a phone; '' leaves it out. */
  narrow?: string
}

export type TableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

const lonely = new Set(['lead', 'main', 'act'])

/** Folds into cards under 700 px; the roles keep it a table for a screen reader there. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  const led = columns.some((column) => column.place === 'lead')
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: display: grid takes the native roles away
    <table className={clsx('table', led && 'table-led')} role="table" aria-label={caption}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" className={column.place && `col-${column.place}`}>
              <span className={column.headHidden ? 'sr' : undefined}>{column.head}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <td key={column.key} role="cell" className={column.place && `col-${column.place}`}>
                {!lonely.has(column.place ?? '') && column.narrow !== '' && (
                  <span className="table-narrow">{column.narrow ?? column.head}: </span>
                )}
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: display: grid takes the native roles away
  )
}
