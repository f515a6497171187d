import type { Route } from '#contract/refusals'
import { needsAddress } from '#rules/refusals'
import { Field, RadioGroup } from '#ui'
import { useWords } from '#web/i18n'

const ROUTES: Route[] = ['phone', 'sms', 'mail', 'paper', 'reception']

type Props = {
  route: Route
  address: string
  error: string | undefined
  onRoute: (route: Route) => void
  onAddress: (address: string) => void
}

export function RouteFields({ route, address, error, onRoute, onAddress }: Props) {
  const t = useWords('refusals')
  return (
    <>
      <RadioGroup
        label={t('route.label')}
        value={route}
        onChange={onRoute}
        options={ROUTES.map((value) => ({ value, label: t(`route.${value}`), hint: t(`routeHint.${value}`) }))}
      />
      {needsAddress(route) && (
        <Field
          type={route === 'mail' ? 'email' : 'tel'}
          label={t(route === 'mail' ? 'address.mail' : 'address.phone')}
          hint={t('address.hint')}
          value={address}
          autoComplete="off"
          error={error}
          onChange={(event) => onAddress(event.target.value)}
        />
      )}
    </>
  )
}
