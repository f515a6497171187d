import QRCode from 'qrcode'
import { useMemo } from 'react'
import { outlineSquares } from '../rules.ts'

/** Dark on white in every theme: that is what cameras read. Four modules of quiet around it. */
export function QrSquare({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
    return {
      size: modules.size,
      path: outlineSquares({ size: modules.size, get: (row, column) => modules.get(row, column) }),
    }
  }, [text])
  return (
    <svg
      className="inv-qr"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
