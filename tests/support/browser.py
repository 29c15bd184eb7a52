"""A browser as the plane's pages use it: its cookies, and the proof of origin that a page reads of them."""
import json
import urllib.error
import urllib.request


class Refusal(Exception):
    def __init__(self, status, code, message):
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message = status, code, message


class Browser:
    """One browser on one plane. `cookies` are by name, as `document.cookie` and the browser's own store."""

    def __init__(self, url):
        self.url = url
        self.cookies = {}
        self.csrf = True  # whether the page sends back what it reads
        self.origin = url

    def fetch(self, path, body=None, headers=()):
        """Status, headers and body of an answer; follows no redirect. Takes the cookies that it sets."""
        request = urllib.request.Request(self.url + path, body, dict(headers))
        if self.cookies:
            request.add_header("cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        try:
            answer = urllib.request.build_opener(NoRedirect).open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            for line in answer.headers.get_all("set-cookie", []):
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
                if "Max-Age=0" in line:
                    del self.cookies[name]
            return answer.status, answer.headers, answer.read().decode()

    def portal(self, operation, **members):
        headers = {"content-type": "application/json", "x-groundwork-pages": "1", "origin": self.origin}
        if self.csrf and "gw-csrf" in self.cookies:
            headers["x-groundwork-csrf"] = self.cookies["gw-csrf"]
        status, got, body = self.fetch(f"/portal/{operation}", json.dumps(members).encode(), headers)
        answer = json.loads(body)
        if status != 200:
            raise Refusal(status, got.get("x-amzn-errortype"), answer.get("message"))
        return answer


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None
