"""Stands between the program and a plane, and at a chosen request does what networks and power cuts do."""

import http.client
import http.server
import threading
import urllib.parse


class Proxy:
    """`before` and `after` are called with the number of the request (from 1), before it is passed on and
    before its answer is; a call that answers True cuts the connection there."""

    def __init__(self, url):
        self.plane = urllib.parse.urlsplit(url)
        self.before = self.after = lambda number: False
        self.count, self.lock = 0, threading.Lock()
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                proxy.handle(self)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):  # a killed client leaves its connection behind
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def handle(self, request):
        with self.lock:
            self.count += 1
            number = self.count
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        if self.before(number):
            return self.cut(request)
        plane = http.client.HTTPConnection(self.plane.hostname, self.plane.port)
        # The Host header stays: it is signed.
        plane.putrequest("POST", request.path, skip_host=True, skip_accept_encoding=True)
        for name, value in request.headers.items():
            plane.putheader(name, value)
        plane.endheaders(body)
        answer = plane.getresponse()
        content = answer.read()
        plane.close()
        if self.after(number):
            return self.cut(request)
        request.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "connection"):
                request.send_header(name, value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    @staticmethod
    def cut(request):
        request.close_connection = True
