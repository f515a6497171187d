import { UAParser } from 'ua-parser-js'

/** «Chrome, Windows» from what a browser says of itself; empty when it says nothing we know. */
export function nameDevice(userAgent: string): string {
  const { browser, os, device } = UAParser(userAgent.slice(0, 500))
  const machine = device.model && os.name === 'iOS' ? device.model : os.name
  return [browser.name, machine].filter(Boolean).join(', ')
}

/** The address as the network shows it, without the prefix that IPv6 gives to IPv4. */
export const namePlace = (ip: string): string => ip.replace(/^::ffff:/, '')
