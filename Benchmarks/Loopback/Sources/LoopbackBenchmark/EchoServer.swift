import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// The least that NIO needs to answer HTTP: the same body to each request, on one thread.
enum EchoServer {
    static let answer = #"{"access_token":"0123456789abcdef0123456789abcdef","token_type":"Bearer","expires_in":3600}"#

    /// Serves until its standard input ends, having printed its port.
    static func run() throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let channel = try ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Answering())
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .wait()
        announce(channel.localAddress?.port ?? 0)
        try channel.close().wait()
        try group.syncShutdownGracefully()
    }

    /// Prints the port, and waits for the end of standard input.
    static func announce(_ port: Int) {
        print(port)
        fflush(nil)
        _ = FileHandle.standardInput.readDataToEndOfFile()
    }

    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .end = unwrapInboundIn(data) else { return }
            let body = ByteBuffer(string: EchoServer.answer)
            var head = HTTPResponseHead(version: .http1_1, status: .ok)
            head.headers.add(name: "Content-Type", value: "application/json")
            head.headers.add(name: "Content-Length", value: "\(body.readableBytes)")
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
