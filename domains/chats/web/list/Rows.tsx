import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useCalm } from '#web/calm'

const RowDeeds = lazy(() => import('./RowDeeds.tsx').then((file) => ({ default: file.RowDeeds })))

type Props = { label: string; archive: boolean; children: ReactNode }

/** The rows; what can be done from them comes once they are there. */
export function Rows({ label, archive, children }: Props) {
  const [box, setBox] = useState<HTMLElement | null>(null)
  const calm = useCalm()
  return (
    <nav ref={setBox} className="talkrows chats-rows" aria-label={label}>
      {children}
      {calm && box && (
        <Suspense>
          <RowDeeds list={box} archive={archive} />
        </Suspense>
      )}
    </nav>
  )
}
