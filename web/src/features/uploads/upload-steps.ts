import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import {
  dropUpload,
  finishUpload,
  replanUpload,
  type IngestPlan,
  type PlanChoice,
  type UploadPreview,
} from '@aladdin/sdk/contract/uploads.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api.ts'
import { notifyOf } from '../../ui/notice.tsx'

interface Wish {
  readonly name: string
  readonly title: string
  readonly meaning: string
  readonly dropColumns?: boolean
}

/** What can be done with a file that has been read: read it otherwise, make it a dataset, forget it. */
export function useUploadSteps({
  preview,
  setPreview,
  leave,
  setNotes,
}: {
  preview: UploadPreview
  setPreview: (preview: UploadPreview) => void
  leave: () => void
  setNotes: (notes: UploadPreview['notes']) => void
}) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const params = { id: preview.id }
  const replan = useMutation({
    mutationFn: (plan: IngestPlan) => call(replanUpload, { params, body: plan }),
    onSuccess: (read) => setPreview({ ...read, sheets: preview.sheets }),
    onError: notifyOf,
  })
  const choose = useMutation({
    mutationFn: (choice: PlanChoice) => call(replanUpload, { params, body: choice }),
    onSuccess: (fresh) => {
      setPreview({ ...fresh, sheets: fresh.sheets.length > 0 ? fresh.sheets : preview.sheets })
      setNotes(fresh.notes)
    },
    onError: notifyOf,
  })
  const finish = useMutation({
    mutationFn: ({ meaning, ...named }: Wish) =>
      call(finishUpload, {
        params,
        body: { ...named, ...(meaning === '' ? {} : { meaning }), plan: preview.plan },
      }),
    onSuccess: async ({ name, skippedRows }) => {
      await client.invalidateQueries({ queryKey: ['datasets'] })
      await navigate({
        to: '/data/$name',
        params: { name },
        search: { made: String(skippedRows) },
      })
    },
    onError: (error) => {
      // the one refusal that has its answer beside the button
      if (!(error instanceof ProblemError) || error.problem.code !== 'dataset-columns-lost') notifyOf(error)
    },
  })
  const forget = useMutation({
    mutationFn: () => call(dropUpload, { params }),
    onSettled: leave,
  })
  return { replan, choose, finish, forget }
}
