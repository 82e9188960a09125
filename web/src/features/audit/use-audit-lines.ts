import { addressOf } from '@aladdin/sdk/client/call.ts'
import {
  downloadDatasetAudit,
  downloadPersonAudit,
  listDatasetAudit,
  listPersonAudit,
} from '@aladdin/sdk/contract/audit.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'

/** Whose lines: those of a dataset, or of a person. */
export type AuditSubject = { readonly dataset: string } | { readonly person: string }

/** Lines of one day or of all, newest first and page after page, and the address of the same as a file. */
export function useAuditLines(subject: AuditSubject, day: string | undefined) {
  const only = day === undefined ? {} : { day }
  const lines = useInfiniteQuery({
    queryKey: ['audit', subject, day],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...only, ...(pageParam === undefined ? {} : { after: pageParam }), limit: 50 }
      return 'dataset' in subject
        ? call(listDatasetAudit, { params: { name: subject.dataset }, query }, { signal })
        : call(listPersonAudit, { params: subject, query }, { signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    // every look is a line of its own
    refetchOnWindowFocus: false,
    retry: false,
  })
  const report =
    'dataset' in subject
      ? addressOf(downloadDatasetAudit, { params: { name: subject.dataset }, query: only })
      : addressOf(downloadPersonAudit, { params: subject, query: only })
  return { lines, report }
}
