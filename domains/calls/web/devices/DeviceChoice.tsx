import { Select } from '#ui'

type Props = { label: string; of: MediaDeviceInfo[]; value: string | undefined; onChange: (id: string) => void }

/** Where there is nothing to choose from, nothing is asked. */
export function DeviceChoice({ label, of, value, onChange }: Props) {
  if (of.length < 2) return null
  const options = of.map(({ deviceId, label: name }) => ({ value: deviceId, label: name || deviceId.slice(0, 8) }))
  const chosen = options.some((one) => one.value === value) ? value! : options[0]!.value
  return <Select label={label} options={options} value={chosen} onChange={onChange} />
}
