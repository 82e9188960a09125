import {
  addComment,
  deleteComment,
  editComment,
  hideComment,
  listComments,
  type Comment,
} from '@aladdin/sdk/contract/comments.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { notifyOf } from '../../ui/notice.tsx'

export function useComments(name: string) {
  return useInfiniteQuery({
    queryKey: ['comments', name],
    queryFn: ({ pageParam, signal }) =>
      call(
        listComments,
        { params: { name }, query: pageParam === undefined ? {} : { after: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })
}

/** What one does to comments; the list follows, and a refusal is said at the foot of the page. */
export type CommentChange =
  | { readonly kind: 'add'; readonly body: string }
  | { readonly kind: 'edit'; readonly id: Comment['id']; readonly body: string }
  | { readonly kind: 'delete'; readonly id: Comment['id'] }
  | { readonly kind: 'hide'; readonly id: Comment['id']; readonly reason: string }

export function useCommentChange(name: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: CommentChange): Promise<unknown> => {
      switch (change.kind) {
        case 'add':
          return call(addComment, { params: { name }, body: { body: change.body } })
        case 'edit':
          return call(editComment, { params: { id: change.id }, body: { body: change.body } })
        case 'delete':
          return call(deleteComment, { params: { id: change.id } })
        case 'hide':
          return call(hideComment, { params: { id: change.id }, body: { reason: change.reason } })
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['comments', name] }),
    onError: notifyOf,
  })
}
