"""An SMTP server that keeps what it is sent, or refuses it as a test says."""
import email
import email.policy
import socketserver
import threading


class SmtpSink:
    """A context manager. `mails` are parsed; `answer` is what every RCPT is answered."""

    def __init__(self, port=0, answer="250 ok"):
        self.mails = []
        self.answer = answer
        self.asked = 0
        sink = self

        class Conversation(socketserver.StreamRequestHandler):
            def handle(self):
                sink.converse(self.rfile, self.wfile)

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        socketserver.ThreadingTCPServer.daemon_threads = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", port), Conversation)
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def converse(self, lines, answers):
        def say(text):
            answers.write(text.encode() + b"\r\n")

        say("220 sink")
        for line in lines:
            verb = line[:4].upper()
            if verb == b"RCPT":
                self.asked += 1
                say(self.answer)
            elif verb == b"DATA":
                say("354 go on")
                self.keep(lines)
                say("250 kept")
            elif verb == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    def keep(self, lines):
        text = b""
        for line in lines:
            if line == b".\r\n":
                break
            text += line[1:] if line.startswith(b".") else line
        self.mails.append(email.message_from_bytes(text, policy=email.policy.default))
