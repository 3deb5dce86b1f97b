"""A small shop API on FastAPI: the password form of OAuth2, JWTs, a refresh with rotation."""
from datetime import datetime, timedelta
from typing import List, Optional
from uuid import uuid4

from fastapi import Depends, FastAPI, HTTPException, status
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from jose import JWTError, jwt
from passlib.context import CryptContext
from pydantic import BaseModel, EmailStr, Field

SECRET_KEY = "insecure-key-of-the-example"
ALGORITHM = "HS256"
LIFETIMES = {
    "access": timedelta(minutes=30),
    "refresh": timedelta(days=7),
    "reset": timedelta(hours=1),
}
MAX_FAILURES = 5
LOCK = timedelta(minutes=15)

app = FastAPI(title="Shop API", version="1.0.0")
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")
hasher = CryptContext(schemes=["bcrypt"])


class Token(BaseModel):
    access_token: str
    refresh_token: str
    token_type: str = "bearer"
    expires_in: int


class RefreshRequest(BaseModel):
    refresh_token: str


class Message(BaseModel):
    message: str


class UserBase(BaseModel):
    email: EmailStr
    full_name: str = ""


class UserCreate(UserBase):
    password: str = Field(min_length=8)


class UserUpdate(BaseModel):
    full_name: Optional[str] = None


class UpdatePassword(BaseModel):
    current_password: str
    new_password: str = Field(min_length=8)


class PasswordRecovery(BaseModel):
    email: EmailStr


class NewPassword(BaseModel):
    token: str
    new_password: str = Field(min_length=8)


class User(UserBase):
    id: int
    is_active: bool = True
    is_superuser: bool = False

    class Config:
        orm_mode = True


class Item(BaseModel):
    id: int
    title: str
    price: float


class ItemCreate(BaseModel):
    title: str
    price: float = Field(gt=0)


class Report(BaseModel):
    month: str
    sold: int


class Account:
    """A row of the table of users."""

    def __init__(self, id, email, password, full_name="", is_active=True, is_superuser=False):
        self.id, self.email, self.full_name = id, email, full_name
        self.hashed_password = hasher.hash(password)
        self.is_active, self.is_superuser = is_active, is_superuser
        self.failures: List[datetime] = []
        self.locked_until: Optional[datetime] = None


accounts = {
    account.email: account
    for account in [
        Account(1, "admin@example.com", "Password-1", "Admin", is_superuser=True),
        Account(2, "plain@example.com", "Password-1", "Plain"),
        Account(3, "disabled@example.com", "Password-1", is_active=False),
        Account(4, "locked@example.com", "Password-1"),
    ]
}
accounts["locked@example.com"].locked_until = datetime.max
items = [Item(id=1, title="Lamp", price=12.5)]
ended = set()  # the sessions that were signed out
used = set()  # the tokens that were used


def credentials_exception(detail="Could not validate credentials"):
    return HTTPException(
        status_code=status.HTTP_401_UNAUTHORIZED,
        detail=detail,
        headers={"WWW-Authenticate": "Bearer"},
    )


def create_token(kind: str, email: str, session: str) -> str:
    expire = datetime.utcnow() + LIFETIMES[kind]
    claims = {"sub": email, "exp": expire, "type": kind, "sid": session, "jti": str(uuid4())}
    return jwt.encode(claims, SECRET_KEY, algorithm=ALGORITHM)


def create_tokens(email: str, session: str) -> Token:
    return Token(
        access_token=create_token("access", email, session),
        refresh_token=create_token("refresh", email, session),
        expires_in=int(LIFETIMES["access"].total_seconds()),
    )


def read_token(token: str, kind: str) -> dict:
    try:
        claims = jwt.decode(token, SECRET_KEY, algorithms=[ALGORITHM])
    except JWTError:
        raise credentials_exception()
    if claims.get("type") != kind or claims["sub"] not in accounts or claims["sid"] in ended:
        raise credentials_exception()
    return claims


def get_claims(token: str = Depends(oauth2_scheme)) -> dict:
    return read_token(token, "access")


def get_current_active_user(claims: dict = Depends(get_claims)) -> Account:
    account = accounts[claims["sub"]]
    if not account.is_active:
        raise HTTPException(status_code=400, detail="Inactive user")
    return account


def get_current_superuser(account: Account = Depends(get_current_active_user)) -> Account:
    if not account.is_superuser:
        raise HTTPException(status_code=403, detail="Not enough permissions")
    return account


def refuse_locked(account: Account):
    now = datetime.utcnow()
    if account.locked_until and account.locked_until > now:
        seconds = int((account.locked_until - now).total_seconds()) + 1
        raise HTTPException(
            status_code=status.HTTP_429_TOO_MANY_REQUESTS,
            detail="Too many failed login attempts",
            headers={"Retry-After": str(seconds)},
        )


def count_failure(account: Account):
    now = datetime.utcnow()
    account.failures = [one for one in account.failures if one > now - LOCK] + [now]
    if len(account.failures) >= MAX_FAILURES:
        account.failures, account.locked_until = [], now + LOCK


@app.post("/token", response_model=Token, tags=["auth"])
def login_for_access_token(form_data: OAuth2PasswordRequestForm = Depends()):
    account = accounts.get(form_data.username)
    if account:
        refuse_locked(account)
    if not account or not hasher.verify(form_data.password, account.hashed_password):
        if account:
            count_failure(account)
        raise credentials_exception("Incorrect username or password")
    if not account.is_active:
        raise HTTPException(status_code=400, detail="Inactive user")
    account.failures = []
    return create_tokens(account.email, str(uuid4()))


@app.post("/token/refresh", response_model=Token, tags=["auth"])
def refresh_access_token(body: RefreshRequest):
    claims = read_token(body.refresh_token, "refresh")
    if claims["jti"] in used:
        ended.add(claims["sid"])
        raise credentials_exception("Refresh token has already been used")
    if not accounts[claims["sub"]].is_active:
        raise HTTPException(status_code=400, detail="Inactive user")
    used.add(claims["jti"])
    return create_tokens(claims["sub"], claims["sid"])


@app.post("/logout", status_code=status.HTTP_204_NO_CONTENT, tags=["auth"])
def logout(claims: dict = Depends(get_claims)):
    ended.add(claims["sid"])


@app.post("/password-recovery", response_model=Message, tags=["auth"])
def recover_password(body: PasswordRecovery):
    if body.email in accounts:
        print("mail to", body.email, create_token("reset", body.email, str(uuid4())), flush=True)
    return Message(message="If that email is registered, we sent a password recovery link")


@app.post("/reset-password", response_model=Message, tags=["auth"])
def reset_password(body: NewPassword):
    try:
        claims = read_token(body.token, "reset")
    except HTTPException:
        raise HTTPException(status_code=400, detail="Invalid token")
    if claims["jti"] in used:
        raise HTTPException(status_code=400, detail="Invalid token")
    used.add(claims["jti"])
    accounts[claims["sub"]].hashed_password = hasher.hash(body.new_password)
    return Message(message="Password updated successfully")


@app.post("/users", response_model=User, status_code=status.HTTP_201_CREATED, tags=["users"])
def create_user(body: UserCreate):
    if body.email in accounts:
        raise HTTPException(status_code=400, detail="Email already registered")
    account = Account(len(accounts) + 1, body.email, body.password, body.full_name)
    accounts[account.email] = account
    return account


@app.get("/users/me", response_model=User, tags=["users"])
def read_users_me(account: Account = Depends(get_current_active_user)):
    return account


@app.patch("/users/me", response_model=User, tags=["users"])
def update_user_me(body: UserUpdate, account: Account = Depends(get_current_active_user)):
    for name, value in body.dict(exclude_unset=True).items():
        setattr(account, name, value)
    return account


@app.patch("/users/me/password", response_model=Message, tags=["users"])
def update_password_me(body: UpdatePassword, account: Account = Depends(get_current_active_user)):
    if not hasher.verify(body.current_password, account.hashed_password):
        raise HTTPException(status_code=400, detail="Incorrect password")
    account.hashed_password = hasher.hash(body.new_password)
    return Message(message="Password updated successfully")


@app.get("/items", response_model=List[Item], tags=["items"])
def read_items(skip: int = 0, limit: int = 100, account: Account = Depends(get_current_active_user)):
    return items[skip : skip + limit]


@app.post("/items", response_model=Item, status_code=status.HTTP_201_CREATED, tags=["items"])
def create_item(body: ItemCreate, account: Account = Depends(get_current_active_user)):
    items.append(Item(id=len(items) + 1, **body.dict()))
    return items[-1]


@app.get("/reports", response_model=List[Report], tags=["reports"])
def read_reports(account: Account = Depends(get_current_superuser)):
    return [Report(month="2027-01", sold=12)]


@app.get("/health", tags=["health"])
def health():
    return {"status": "ok"}
