import { shareDataset, type DatasetSummary, type Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { notifyOf } from '../../ui/notice.tsx'

const reaches = ['private', 'branch', 'bank'] as const satisfies readonly Visibility[]

/** Whom my upload reaches. */
export function ShareControl({ dataset }: { dataset: DatasetSummary }) {
  const { t } = useTranslation('catalog')
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (visibility: Visibility) =>
      call(shareDataset, { params: { name: dataset.name }, body: { visibility } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['datasets'] }),
    onError: notifyOf,
  })
  return (
    <Menu
      label={t('share')}
      className={buttonClass()}
      align="end"
      entries={[
        { kind: 'title', text: t('share') },
        ...reaches.map((visibility) => ({
          kind: 'item' as const,
          text: t(`visibility.${visibility}`),
          hint: t(`visibilityHint.${visibility}`),
          checked: dataset.visibility === visibility,
          choose: () => mutate(visibility),
        })),
      ]}
    >
      <Icon name={dataset.visibility === 'private' ? 'lock' : 'people'} />
      {t(`visibility.${dataset.visibility}`)}
      <Icon name="down" size={12} />
    </Menu>
  )
}
