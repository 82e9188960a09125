import type { ReactNode } from 'react'
import './chip.css'

export type ChipTone = 'plain' | 'teal' | 'warn' | 'bad' | 'line'

export function Chip({
  tone = 'plain',
  title,
  children,
}: {
  tone?: ChipTone
  title?: string
  children: ReactNode
}) {
  return (
    <span className={`chip chip--${tone}`} title={title}>
      {children}
    </span>
  )
}
