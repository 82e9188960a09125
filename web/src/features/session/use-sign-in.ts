import { signIn } from '@aladdin/sdk/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api.ts'
import { sessionQuery } from '../../session.ts'

export interface SignIn {
  readonly enter: (credentials: { name: string; password: string }) => void
  readonly busy: boolean
  readonly error: Error | null
}

/** Signs in, forgets everything that another person has seen, and goes on to where one wanted to be. */
export function useSignIn(to: string | undefined): SignIn {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (credentials: { name: string; password: string }) => call(signIn, { body: credentials }),
    onSuccess: async (session) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, session)
      await navigate({ href: to ?? '/' })
    },
  })
  return { enter: (credentials) => mutate(credentials), busy: isPending, error }
}
