//! Who may send and see evidence, and who is told where it was taken.

use super::*;

#[tokio::test]
async fn files_are_taken_only_from_their_own_page_and_only_from_those_whose_project_it_is() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    let another_site = sending("upload-1", "")
        .header(header::HOST, "map.test")
        .header(header::ORIGIN, "http://evil.test");
    let answer = unit.send(another_site.body(Body::from(photo())).unwrap()).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "another-origin"));
    let form = Request::post("/files?id=upload-1&project=1")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let answer = unit.send(form.body(Body::from(photo())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);

    let stranger = city.browser([10, 0, 0, 9]);
    assert_eq!(upload(&stranger, "upload-1", "", photo()).await.status, StatusCode::UNAUTHORIZED);
    for name in ["viewer", "other-unit", "other-county"] {
        let browser = city.signed_in(name).await;
        let answer = upload(&browser, "upload-1", "", photo()).await;
        let (status, code) = (StatusCode::FORBIDDEN, "not-allowed");
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{name}");
    }
    assert_eq!(lying(&city.files()), [""; 0]);
    for (id, name) in ["unit", "county", "leader", "office", "admin"].iter().enumerate() {
        let browser = city.signed_in(name).await;
        let answer = upload(&browser, &format!("upload-{id}"), "", photo()).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
    }
}

#[tokio::test]
async fn whoever_may_not_see_a_file_cannot_tell_it_from_one_that_is_not_there() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    upload(&unit, "upload-1", "&name=a.jpg", photo()).await;
    let forms = ["", "/thumbnail", "/original"];
    let (display, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", display.expose())).await;
    let mut walkers = vec![("display", wall)];
    for name in ["viewer", "other-unit", "other-county"] {
        walkers.push((name, city.signed_in(name).await));
    }
    for (name, browser) in walkers {
        for form in forms {
            let there = browser.get(&format!("/files/1{form}")).await;
            let absent = browser.get(&format!("/files/2{form}")).await;
            let absence = (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND);
            assert_eq!((there.status, absent.status), absence, "{name} {form}");
            assert_eq!(there.text, absent.text, "{name} {form}");
        }
    }
    let stranger = city.browser([10, 0, 0, 9]);
    for form in forms {
        let answer = stranger.get(&format!("/files/1{form}")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{form}");
    }
    for name in ["unit", "county", "leader", "office", "admin"] {
        let browser = city.signed_in(name).await;
        assert_eq!(browser.get("/files/1").await.status, StatusCode::OK, "{name}");
        let original = browser.get("/files/1/original").await.status;
        let office = matches!(name, "office" | "admin");
        assert_eq!(original == StatusCode::OK, office, "{name}");
    }
}

#[tokio::test]
async fn where_it_was_taken_is_told_to_the_office_alone() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    upload(&unit, "upload-1", "&milestone=1&name=a.jpg", photo()).await;
    for (name, told) in [("office", true), ("unit", false), ("county", false), ("leader", false)] {
        let browser = city.signed_in(name).await;
        let request = Request::post("/api/view/evidence")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(r#"{"id": 1}"#));
        let view: serde_json::Value =
            serde_json::from_str(&browser.send(request.unwrap()).await.text).unwrap();
        assert_eq!(!view["lines"][0]["shot"].is_null(), told, "{name}: {view}");
    }
}

#[tokio::test]
async fn what_was_released_everybody_may_have_without_where_it_was_taken() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    upload(&unit, "upload-1", "&name=a.jpg", photo()).await;
    let (display, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", display.expose())).await;
    let mut outsiders = vec![wall];
    for name in ["viewer", "other-unit", "other-county"] {
        outsiders.push(city.signed_in(name).await);
    }
    let office = city.signed_in("office").await;
    let steps = [("release", StatusCode::OK), ("withhold", StatusCode::NOT_FOUND)];
    for (action, expected) in steps {
        let command = format!(
            r#"{{"subject": "project/1/evidence/1", "action": {{"evidence": {{"{action}": {{}}}}}}}}"#
        );
        let answer =
            office.execute(&format!(r#"{{"id": "{action}-1", "command": {command}}}"#)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        for browser in &outsiders {
            assert_eq!(browser.get("/files/1").await.status, expected, "{action}");
            assert_ne!(browser.get("/files/1/original").await.status, StatusCode::OK, "{action}");
        }
    }
}
