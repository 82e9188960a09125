import type { ReactNode } from 'react'
import { ErrorState } from './states.tsx'

interface Answer<TData> {
  readonly data: TData | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

/** What was asked for, or its skeleton, or why it is not here. Old data stays while new data comes. */
export function Loaded<TData>({
  answer,
  skeleton,
  children,
}: {
  answer: Answer<TData>
  skeleton: ReactNode
  children: (data: TData) => ReactNode
}) {
  if (answer.data !== undefined) return children(answer.data)
  if (answer.error !== null) return <ErrorState error={answer.error} retry={() => answer.refetch()} />
  return skeleton
}
