import { type ClientRequest, createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** What a browser reaches the server through, so that it can be pulled out: nothing gets past it then. */
export async function openCable() {
  const sockets = new Set<Socket>()
  let out = false
  const keep = (socket: Socket) => {
    sockets.add(socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket)))
    if (out) socket.destroy()
    return socket
  }

  const proxy = createServer((asked, answer) => {
    const { method, headers, url = '' } = asked
    const onward: ClientRequest = request(url, { method, headers, agent: false }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.rawHeaders)
      got.pipe(answer)
    })
    onward.on('socket', keep).on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  // A web socket asks for a tunnel.
  proxy.on('connect', (asked, client: Socket, head) => {
    const [host, port] = asked.url!.split(':')
    const server = keep(connect(Number(port), host!, () => client.write('HTTP/1.1 200 OK\r\n\r\n')))
    server.write(head)
    client.pipe(server).pipe(client)
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
  })
  proxy.on('connection', keep)
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))

  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    pull(): void {
      out = true
      for (const socket of sockets) socket.destroy()
    },
    plug(): void {
      out = false
    },
    close(): void {
      for (const socket of sockets) socket.destroy()
      proxy.close()
    },
  }
}
