import type { RunId } from '@aladdin/sdk/contract/ids.ts'
import { reportUse } from '@aladdin/sdk/contract/runs.ts'
import { useCallback, useEffect, useRef } from 'react'
import { call } from '../../api.ts'

const dwellMs = 20_000

/**
 * Says once that the run was really used: after twenty seconds of being looked at, or at the first interaction, which
 * the returned function reports. A report that does not arrive is not worth a message.
 */
export function useUseReport(run: RunId | undefined): () => void {
  const isReported = useRef(false)
  const report = useCallback(
    (by: 'dwell' | 'interaction') => {
      if (isReported.current || run === undefined) return
      isReported.current = true
      call(reportUse, { params: { id: run }, body: { by } }).catch(() => {
        isReported.current = false
      })
    },
    [run],
  )
  useEffect(() => {
    if (run === undefined) return undefined
    let seenMs = 0
    const step = 1000
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') seenMs += step
      if (seenMs >= dwellMs) {
        clearInterval(timer)
        report('dwell')
      }
    }, step)
    return () => clearInterval(timer)
  }, [report, run])
  return useCallback(() => report('interaction'), [report])
}
