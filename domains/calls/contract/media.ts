import { z } from 'zod'

/** What somebody sends: each is a section of one description, negotiated once. */
export const Source = z.enum(['mic', 'camera', 'screen', 'screenSound'])
export type Source = z.infer<typeof Source>

/** How a browser finds its way to the engine: straight, or through a relay for which it gets a word that soon expires. */
export const Ice = z.object({
  iceServers: z.array(z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() })),
  iceTransportPolicy: z.enum(['all', 'relay']),
})
