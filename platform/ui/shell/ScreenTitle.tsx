import type { ReactNode } from 'react'
import { useUiWords } from '../base/words.ts'

/** The window's title, from whatever heads the screen. What is mounted last is read; the page's own is the last resort. */
export function ScreenTitle({ children }: { children: ReactNode }) {
  const { app } = useUiWords()
  return typeof children === 'string' && children ? <title>{`${children} · ${app}`}</title> : null
}
