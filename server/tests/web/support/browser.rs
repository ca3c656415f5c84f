//! A browser that keeps its cookies, as far as the server can tell.

use std::{collections::BTreeMap, net::SocketAddr, sync::Mutex};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
};
use tower::ServiceExt;

pub struct Browser {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    address: SocketAddr,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn code(&self) -> String {
        let json: serde_json::Value = serde_json::from_str(&self.text).unwrap();
        json["code"].as_str().unwrap().to_owned()
    }

    /// The `Set-Cookie` header of that name.
    pub fn cookie(&self, name: &str) -> String {
        let cookies = self.headers.get_all(header::SET_COOKIE).iter();
        let mut texts = cookies.map(|cookie| cookie.to_str().unwrap().to_owned());
        texts.find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap_or_default()
    }
}

impl Browser {
    pub fn new(router: Router, address: SocketAddr) -> Self {
        Self { router, cookies: Mutex::default(), address }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// Sends a form with the proof that the page gave.
    pub async fn form(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.get("/login").await;
        let proof = self.cookies.lock().unwrap().get("form").cloned().unwrap();
        self.form_with(address, &proof, fields).await
    }

    /// Sends a form with a proof of one's own choice.
    pub async fn form_with(&self, address: &str, proof: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = [&[("form", proof)], fields].concat();
        let pairs: Vec<_> = fields.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let body = pairs.join("&").replace(' ', "+");
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(address).header(header::CONTENT_TYPE, kind);
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub async fn sign_in(&self, name: &str, password: &str) -> Answer {
        self.form("/login", &[("name", name), ("password", password)]).await
    }

    pub async fn execute(&self, json: &str) -> Answer {
        let request =
            Request::post("/api/execute").header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(json.to_owned())).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (status, headers, body) = self.open(request).await;
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, headers, text, bytes: bytes.to_vec() }
    }

    /// Sends a request and takes the body as it is.
    pub async fn bytes(&self, request: Request<Body>) -> Vec<u8> {
        self.send(request).await.bytes
    }

    /// Sends a request whose answer may go on for ever.
    pub async fn open(&self, mut request: Request<Body>) -> (StatusCode, HeaderMap, Body) {
        let cookies: Vec<_> =
            self.cookies.lock().unwrap().iter().map(|(k, v)| format!("{k}={v}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        request.extensions_mut().insert(ConnectInfo(self.address));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        self.keep(&parts.headers);
        (parts.status, parts.headers, body)
    }

    fn keep(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap();
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (pair, attributes) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
