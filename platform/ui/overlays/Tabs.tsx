import './overlays.css'
import * as Radix from 'radix-ui/tabs'
import { type ReactNode, useEffect, useRef } from 'react'
import { Count } from '../marks/Count.tsx'

export type Tab = { value: string; label: string; count?: number; bell?: boolean; content: ReactNode }

export type TabsProps = {
  label: string
  tabs: readonly Tab[]
  /** Give both to rule it from outside, or neither. */
  value?: string
  onChange?: (value: string) => void
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  // On a phone the row is longer than the screen: what is open has to be seen.
  useEffect(() => {
    if (value)
      list.current?.querySelector('[data-state=active]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [value])
  return (
    <Radix.Root value={value} defaultValue={tabs[0]?.value} onValueChange={onChange}>
      <Radix.List ref={list} className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className="tabs-tab">
            {tab.label}
            {tab.count !== undefined && <Count value={tab.count} bell={tab.bell} off={!tab.bell} />}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
