package app.shopfloor.fakestripe;

/** A request that is refused. */
final class ApiError extends RuntimeException {

    private final transient Answer answer;

    ApiError(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    static ApiError invalid(String message, String param) {
        return new ApiError(Answer.invalid(message, param));
    }

    static ApiError missing(int status, Resource resource, String id, String param) {
        return new ApiError(Answer.error(
                status,
                "invalid_request_error",
                "resource_missing",
                "No such " + resource.objectName() + ": '" + id + "'",
                param));
    }
}
