import './surfaces.css'
import type { ReactNode } from 'react'

export type SumTileProps = { value: ReactNode; label: ReactNode; children?: ReactNode }

/** One number with its whole; tiles stand in `<div className="sums">`. */
export const SumTile = ({ value, label, children }: SumTileProps) => (
  <div className="card sum">
    <b>{value}</b>
    <span>{label}</span>
    {children}
  </div>
)
