import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'

/** Why the form was refused, above its button. */
export function FormProblem({ error }: { error: Error | null }) {
  const { t } = useTranslation('ui')
  const local = useLocal()
  if (error === null) return null
  return (
    <p className="form-problem" role="alert">
      {error instanceof ProblemError ? local(error.problem.title) : t('offlineHint')}
    </p>
  )
}
